package io.snaprelay.rules;

/** What a masked value is made from. */
public enum By {
  /** From the original: the same original gives the same masked value everywhere. */
  VALUE,
  /** From the row's key: the same original in two rows gives two masked values. */
  ROW
}
