from holdfast.demo.content.papers import house, pdf, three_people
from holdfast.kit.files import as_kept, why_not_file


def test_the_invented_papers_may_be_kept_and_are_small():
    for name, content in (
        ("a.png", house()),
        ("b.png", three_people()),
        ("c.pdf", pdf("One", "Two\nlines")),
    ):
        assert why_not_file(name=name, content=content, largest=10_000) == []
        assert as_kept(name, content) == content
