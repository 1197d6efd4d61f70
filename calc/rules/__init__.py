"""The law: one package a calculator, nothing but rules."""
