"""What people do, in Decimals and dates; the only place where they become integers."""
