"""The claims register: what the briefs claim, what the evidence gives, and the verdict that a rule or a judgement makes of both."""
