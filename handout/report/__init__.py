"""Problems and results in the forms that people and their tools read. The only floor that formats for people."""

from handout.report import account
from handout.report.excerpt import excerpt
from handout.report.machine import github, json, sarif
from handout.report.text import (
    checked,
    count,
    created,
    own_fault,
    published,
    refused,
    stopped,
    text,
    usage,
    verified,
    wrote,
)

__all__ = [
    "account",
    "checked",
    "count",
    "created",
    "excerpt",
    "github",
    "json",
    "own_fault",
    "published",
    "refused",
    "sarif",
    "stopped",
    "text",
    "usage",
    "verified",
    "wrote",
]
