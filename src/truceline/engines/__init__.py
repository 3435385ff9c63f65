"""The engines that keep and fetch. Only `wiring` names one."""
