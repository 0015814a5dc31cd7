package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.mariadb.Progress.Numbered;
import java.sql.SQLException;
import java.util.List;

/** Does one job, whatever was done of it before. */
record Doing(Bench bench, Progress progress) {
  void run(Numbered numbered) throws SQLException {
    Job job = numbered.job();
    switch (job.phase()) {
      case SWAP -> new TableSwap(bench, progress, numbered).run();
      case ADD_FOREIGN_KEY -> ForeignKeys.add(bench, job);
      case CREATE_TRIGGER -> Triggers.create(bench, job);
      case SCRIPT -> script(job);
      default -> statements(job.details());
    }
  }

  /** Each can be done again. */
  private void statements(List<String> statements) throws SQLException {
    for (String statement : statements) {
      bench.run(statement);
    }
  }

  /** In the schema that it is written for, and in the order in which it is written. */
  private void script(Job job) throws SQLException {
    bench.run("USE " + Names.quoted(job.schema()));
    statements(job.details());
  }
}
