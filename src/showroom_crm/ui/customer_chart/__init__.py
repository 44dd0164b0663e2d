"""The customer chart (顧客カルテ): everything known of one customer on one screen."""
