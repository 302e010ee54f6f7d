"""A static patient-education website generator that refuses to publish an unsafe page."""

__version__ = "0.1.0"
