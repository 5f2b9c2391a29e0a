"""The exposure index: how far a country leans on China, by the OECD/JRC handbook on composite indicators (2008).

``indicators`` holds the framework as data, ``measures`` computes one indicator for every country, ``matrix`` puts them
together, ``normalise`` and ``aggregate`` are the two steps of the arithmetic, ``index`` builds and ranks, ``robustness``
varies every choice, ``yardstick`` compares with the China Index, ``assessment`` puts the results for one country together,
``report`` turns them into findings and ``sentences`` into prose. Exposure is a description of dependence, not a measure of harm or of influence.
"""
