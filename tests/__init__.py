"""The tests mirror handout/."""
