package io.snaprelay.cli.doctor;

/** One thing that is looked at. */
interface Check {
  /** What it looks at, in a word or two. */
  String name();

  /** Adds everything that is wrong. */
  void look(Estate estate, Findings findings);
}
