"""The verifiers that a party runs alone, and the inputs on which they must agree."""
