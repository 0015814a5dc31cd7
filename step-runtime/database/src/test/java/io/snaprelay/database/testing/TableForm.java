package io.snaprelay.database.testing;

/**
 * A kind of table that has made some tool stumble.
 *
 * @see SchemaGenerator
 */
enum TableForm {
  PLAIN("", "", "", ""),
  EMPTY("", "", "", ""),
  LINKED(", owner_email text", "", "", ", owner_email"),
  GENERATED(
      ", born_year int GENERATED ALWAYS AS (extract(year FROM born)::int) STORED", "", "", ""),
  IDENTITY(", number int GENERATED ALWAYS AS IDENTITY", "", "", ""),
  SERIAL(", serial_number serial UNIQUE", "", "", ""),
  TYPED(
      ", mood mood NOT NULL DEFAULT 'calm', work_email email_address, moods mood[]",
      "",
      "",
      ", mood, work_email, moods"),
  DOCUMENT(
      ", body json, position point, profile jsonb, big text",
      "",
      "",
      ", body, position, profile, big"),
  BY_RANGE("", "PARTITION BY RANGE (id)", "", ""),
  BY_HASH("", "PARTITION BY HASH (id)", "", ""),
  SECURED("", "", "ENABLE ROW LEVEL SECURITY", ""),
  TRIGGERED(", changed timestamptz", "", "", ""),
  QUOTED(", \"Full Name\" text, \"select\" int, \"a\"\"b\" numeric(9,2)", "", "", ""),
  WIDE_KEY(", part int NOT NULL DEFAULT 7", "", "", ""),
  ONE_COLUMN("", "", "", ""),
  NO_COLUMN("", "", "", "");

  private final String columns;
  private final String partitioning;
  private final String alteration;
  private final String filled;

  TableForm(String columns, String partitioning, String alteration, String filled) {
    this.columns = columns;
    this.partitioning = partitioning;
    this.alteration = alteration;
    this.filled = filled;
  }

  String columns() {
    return columns;
  }

  String partitioning() {
    return partitioning;
  }

  String alteration() {
    return alteration;
  }

  /** The columns beside the common ones that get values. */
  String filled() {
    return filled;
  }

  /** Whether it has the column {@code id} as its primary key, and the common columns. */
  boolean keyed() {
    return this != ONE_COLUMN && this != NO_COLUMN;
  }

  boolean partitioned() {
    return !partitioning.isEmpty();
  }

  /** Whether its e-mail addresses are unique, so that other tables may refer to them. */
  boolean uniqueEmail() {
    return this == PLAIN || this == QUOTED;
  }
}
