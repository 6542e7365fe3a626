@rem npm runs scripts through cmd on Windows and through sh elsewhere. There, `exec` lets signals reach the program;
@rem here, this file lets the same script line work.
@%*
