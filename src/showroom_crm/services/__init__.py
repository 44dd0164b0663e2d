"""What a rep or manager does, one module a job; each act is one transaction."""
