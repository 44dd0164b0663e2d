"""The printed customer chart (顧客カルテ): full, brief and without personal data."""
