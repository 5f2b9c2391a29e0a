from corridor.evidence.files import file_faults, header_faults, undescribed_files
from corridor.evidence.package import read_package


def lines(faults):
    return [str(fault) for fault in faults]


def test_a_header_as_in_the_schema_has_no_fault():
    assert header_faults("t", ["a", "b"], ["a", "b"]) == []


def test_missing_extra_doubled_and_misplaced_columns_are_told():
    assert lines(header_faults("t", ["a", "c"], ["a", "b"])) == [
        "t row 1, field b: the column is missing",
        "t row 1, field c: the column is not in the schema (expected only columns of the schema)",
    ]
    assert lines(header_faults("t", ["a", "b", "a"], ["a", "b"])) == ["t row 1, field a: the column is there twice"]
    assert lines(header_faults("t", ["b", "a"], ["a", "b"])) == ["t row 1: the columns are out of order (expected a,b)"]


def test_a_file_in_another_encoding_is_told_with_the_row_of_the_first_bad_byte(root):
    package = read_package(root)
    package.path("countries").write_bytes("iso3,name\nCHN,China\nPAK,Pakistán\n".encode("latin-1"))
    assert lines(file_faults(package, "countries")) == [
        "countries row 3: '0xe1' is a byte that is not UTF-8 (expected the whole file in UTF-8)"
    ]
    package.path("countries").write_bytes("iso3,name\nCHN,China\n".encode("utf-16"))
    assert "is a byte that is not UTF-8" in lines(file_faults(package, "countries"))[0]
    package.path("countries").write_bytes("iso3,name\nCHN,China\n".encode("utf-8-sig"))
    assert lines(file_faults(package, "countries")) == ["countries row 1: starts with a byte order mark (expected UTF-8 without it)"]


def test_missing_and_empty_files_are_told(root):
    package = read_package(root)
    package.path("countries").write_text("iso3,name\n", encoding="utf-8")
    assert "has no row below its header" in lines(file_faults(package, "countries"))[0]
    package.path("countries").write_text("\n", encoding="utf-8")
    assert "is empty" in lines(file_faults(package, "countries"))[0]
    package.path("countries").unlink()
    assert lines(file_faults(package, "countries")) == ["countries: the file tables/countries.csv is missing"]


def test_a_table_that_the_descriptor_does_not_name_is_told(root):
    package = read_package(root)
    assert undescribed_files(package) == []
    (root / "data" / "tables" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    assert lines(undescribed_files(package)) == ["datapackage.json: 'tables/more.csv' is not described"]
