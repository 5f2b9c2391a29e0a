"""Files appear whole or not at all."""

from corridor.pipeline import files


def test_text_is_written_and_nothing_is_left_beside_it(tmp_path):
    files.write_text(tmp_path / "a" / "x.txt", "one\n")
    files.write_text(tmp_path / "a" / "x.txt", "two\n")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["x.txt"]
    assert (tmp_path / "a" / "x.txt").read_text() == "two\n"


def test_a_directory_takes_the_place_of_another(tmp_path):
    for name in ("new", "place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    (tmp_path / ".place.old").mkdir()
    files.replace(tmp_path / "new", tmp_path / "place")
    assert [path.name for path in tmp_path.rglob("*")] == ["place", "new"]


def test_remove_takes_files_directories_and_nothing(tmp_path):
    (tmp_path / "d" / "e").mkdir(parents=True)
    (tmp_path / "f").write_text("")
    for name in ("d", "f", "g"):
        files.remove(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
