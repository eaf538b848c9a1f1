"""What people read: one module for each kind of thing, from records to rich text. Views print nothing."""
