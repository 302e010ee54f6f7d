"""Problems and results in the forms that people and their tools read. The only floor that formats for people."""

from handout.report.excerpt import excerpt
from handout.report.machine import github, json, sarif
from handout.report.text import count, published, text, usage

__all__ = ["count", "excerpt", "github", "json", "published", "sarif", "text", "usage"]
