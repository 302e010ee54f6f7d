"""Images exist in the project and can be heard as well as seen."""

from __future__ import annotations

import pytest

from tests.factories import article, checked_in

FACE = "static/images/face.svg"


def image(markdown: str) -> list[str]:
    return checked_in(
        article("content/benefits/results.md", markdown), paths=[FACE, "static/pain.png", "templates/drawings/talk.svg"]
    )


def test_a_good_image_is_no_problem() -> None:
    assert image("![The 7 areas](../../static/images/face.svg)") == []


def test_an_image_needs_words() -> None:
    assert image("![](../../static/images/face.svg)") == [
        "1:5: error missing-alt: this image has no words for people who cannot see it"
        " (write what it shows between ![ and ], as you would tell it on the phone)"
    ]


@pytest.mark.parametrize("alt", ["face.svg", "image", "IMG_0012", "Picture"])
def test_the_name_of_a_file_is_no_description(alt: str) -> None:
    (found,) = image(f"![{alt}](../../static/images/face.svg)")
    assert f'error missing-alt: "{alt}" does not say what this image shows' in found


def test_an_image_that_does_not_exist_is_pointed_at_with_the_nearest_name() -> None:
    assert image("![The areas](../../static/images/fase.svg)") == [
        '1:14: error missing-image: there is no image "../../static/images/fase.svg"'
        ' (did you mean "../../static/images/face.svg"?)'
    ]


def test_a_file_outside_static_is_not_published() -> None:
    assert image("![Welcome](../home.md)") == [
        '1:12: error missing-image: "../home.md" is not an image of the site'
        " (images lie in static/images: move the file there, or name another)"
    ]


def test_nothing_is_fetched_from_another_host() -> None:
    assert image("![The areas](https://example.org/face.svg)") == [
        "1:14: error outside-image: this image is on another host (put the file into static/images and name it there)"
    ]


@pytest.mark.parametrize("target", ["data:image/png;base64,AA", "javascript:x", "../../../../x.svg", "tel:5550100"])
def test_an_unsafe_image_is_refused(target: str) -> None:
    (found,) = image(f"![The areas]({target})")
    assert found.startswith(f'1:14: error unsafe-address: "{target}" cannot be used as an image')


def test_an_address_on_the_site_breaks_when_it_moves() -> None:
    (found,) = image("![The areas](/static/images/face.svg)")
    assert "error absolute-address" in found


def test_a_drawing_needs_no_words_beside_the_words_of_its_step() -> None:
    assert image("1. ![](drawing:talk) We talk.\n2. ![](drawing:talk) We talk again.") == []


def test_a_drawing_that_does_not_exist_is_pointed_at_with_the_nearest_name() -> None:
    assert image("1. We talk.\n2. ![](drawing:tolk) We talk again.") == [
        '2:8: error missing-image: there is no drawing "tolk" (did you mean "talk"?)'
    ]


def test_a_link_cannot_lead_to_a_drawing() -> None:
    (found,) = image("[A drawing](drawing:talk)")
    assert found.startswith("1:13: error unsafe-address")
