"""A small good page with one thing put into it, and what is said about it."""

from __future__ import annotations

from handout import audit, policy
from handout.audit.finding import Finding
from handout.model import BudgetSettings

BUDGET = BudgetSettings()


def page(body: str = "", head: str = "") -> bytes:
    """A page as the build writes it, with its policy."""
    return policy.sealed(
        f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Results</title>
<link rel="icon" href="../static/icons/favicon.svg" type="image/svg+xml">
<style>p{{color:#222}}</style>
{head}
</head>
<body><main><p>Words.</p>{body}</main></body>
</html>
"""
    ).encode()


def findings(body: str = "", head: str = "") -> tuple[Finding, ...]:
    return audit.judge("index.html", page(body, head), BUDGET).findings


def codes(body: str = "", head: str = "") -> list[str]:
    return [finding.code for finding in findings(body, head)]
