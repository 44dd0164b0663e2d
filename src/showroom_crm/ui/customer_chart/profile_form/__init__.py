"""The form in which a profile is edited, a part of the profile in each entry."""
