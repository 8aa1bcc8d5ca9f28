"""The analysts' workplace: Django's admin over every record, limited to the debates that one is a member of."""
