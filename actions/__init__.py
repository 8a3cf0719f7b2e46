"""Step 4 and 5: from slots to a query, and from matches to replies. One action a file."""
