"""What a paper that used GridLab cites, as BibTeX: the program, and the sources of the methods it uses."""

from __future__ import annotations

from gridlab import __version__

_ENTRIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "software",
        "gridlab",
        {"title": "{GridLab}", "author": "{The GridLab developers}", "version": __version__, "year": "2026"},
    ),
    (
        "inproceedings",
        "wilber2014hcomp",
        {
            "title": "Cost-effective {HITs} for relative similarity comparisons",
            "author": "Wilber, Michael J. and Kwak, Iljung S. and Belongie, Serge J.",
            "booktitle": "Conference on Human Computation and Crowdsourcing",
            "year": "2014",
        },
    ),
    (
        "inproceedings",
        "vandermaaten2012stochastic",
        {
            "title": "Stochastic triplet embedding",
            "author": "van der Maaten, Laurens and Weinberger, Kilian",
            "booktitle": "IEEE International Workshop on Machine Learning for Signal Processing",
            "year": "2012",
        },
    ),
    (
        "inproceedings",
        "tamuz2011adaptively",
        {
            "title": "Adaptively learning the crowd kernel",
            "author": "Tamuz, Omer and Liu, Ce and Belongie, Serge and Shamir, Ohad and Kalai, Adam Tauman",
            "booktitle": "International Conference on Machine Learning",
            "year": "2011",
        },
    ),
    (
        "inproceedings",
        "terada2014local",
        {
            "title": "Local ordinal embedding",
            "author": "Terada, Yoshikazu and von Luxburg, Ulrike",
            "booktitle": "International Conference on Machine Learning",
            "year": "2014",
        },
    ),
    (
        "inproceedings",
        "wilber2015learning",
        {
            "title": "Learning concept embeddings with combined human-machine expertise",
            "author": "Wilber, Michael and Kwak, Iljung S. and Kriegman, David and Belongie, Serge",
            "booktitle": "IEEE International Conference on Computer Vision",
            "year": "2015",
        },
    ),
)


def bibtex() -> str:
    """All entries, with a final newline."""
    entries = []
    for kind, key, fields in _ENTRIES:
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        entries.append("\n".join([f"@{kind}{{{key},", *lines, "}"]))
    return "\n\n".join(entries) + "\n"
