"""Actions of issuers, agents, banks and holders in Decimals and dates, which become integers only here."""
