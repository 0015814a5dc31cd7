package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
import java.util.List;

/** What level L2 does not reach on MariaDB, said plainly. */
final class Risks {
  private static final List<String> ALWAYS =
      List.of(
          "Freed blocks of the volume may still hold originals. No SQL reaches them and a customer"
              + " of RDS cannot read them; only loading the masked data into a new instance"
              + " leaves them behind.",
          "The system tablespace (ibdata1) is not written anew: it holds old values of rows if undo"
              + " logs ever lay there, as in versions before 10.6 or with"
              + " innodb_undo_tablespaces = 0.",
          "System tables of MariaDB (users, routines, events) and the log of their engine may keep"
              + " deleted rows, removed password hashes and old definitions among them; only a"
              + " superuser can rewrite them.",
          "A page of the undo log may be left as it was if more than 512 transactions had written"
              + " at once.",
          "Originals of large tables are searched by a sample.");

  private Risks() {}

  static List<String> of(List<CheckResult> results) {
    List<String> risks = new ArrayList<>(ALWAYS);
    results.stream()
        .filter(each -> each.status() == Status.SKIPPED)
        .map(each -> each.name() + ", " + each.subject() + ": " + each.seen())
        .forEach(risks::add);
    return risks;
  }
}
