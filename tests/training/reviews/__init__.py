"""What people say of a training that they have finished."""
