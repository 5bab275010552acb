-- Whatever else there is to say of it.
true
