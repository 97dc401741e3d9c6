"""What the doctor looks at: each check gives findings in words for an operator, never a secret or a part of one."""
