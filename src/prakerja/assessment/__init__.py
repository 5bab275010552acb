"""Step 4, tes motivasi dan kemampuan dasar: the sitting, its items, its clock and its result."""
