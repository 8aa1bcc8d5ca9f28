"""The analysts' workplace: Django's admin over every record, limited to the debates that one is a member of.

`argmap.admin.site` registers the admins of `argmap.admin.kinds` when Django makes the site.
"""
