"""What follows an order and a loss: tasks, delivery, contacts far ahead."""
