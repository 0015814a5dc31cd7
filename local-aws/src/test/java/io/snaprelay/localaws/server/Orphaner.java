package io.snaprelay.localaws.server;

import io.snaprelay.localaws.pg.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM of its own that starts a server, may freeze it, and waits to be killed. */
public final class Orphaner {

  private Orphaner() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Places places = new Places(Places.standard().cache(), Path.of(arguments[0]));
    Servers postgres = Postgres.open(places, Start.AT_ONCE);
    Database database = postgres.create(postgres.newest("17").orElseThrow());
    database.start(postgres.newPort(), false);
    long server = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    if ("frozen".equals(arguments[1])) {
      Freeze.during(ProcessHandle.of(server).orElseThrow(), () -> hang(server));
    }
    hang(server);
  }

  private static void hang(long server) {
    System.out.println(server);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
