"""What a page is made of: layout, form renderer, template tags, middleware, error pages. Serves every entrance."""
