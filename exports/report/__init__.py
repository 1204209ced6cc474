"""What people take away: pages put together from the answers to all questions, in the house's own words."""
