package io.snaprelay.localaws;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Local AWS as a process of its own; it ends at SIGTERM or Ctrl-C, and leaves no server behind. */
public final class Main {

  private static final int FAILED = 1;
  private static final int BAD_ARGUMENTS = 2;

  private Main() {}

  /** Exit code 2 for a bad command line, 1 if it cannot start. */
  public static void main(String[] words) throws InterruptedException {
    if (List.of(words).contains("--help")) {
      System.out.println(Arguments.USAGE);
      return;
    }
    int code = run(words);
    if (code != 0) {
      System.exit(code);
    }
    new CountDownLatch(1).await();
  }

  private static int run(String[] words) {
    try {
      // never closed: when the JVM ends, the servers are stopped and their files deleted
      announce(Arguments.parse(words).start(), System.out);
      return 0;
    } catch (BadArguments e) {
      System.err.println("local-aws: " + e.getMessage());
      System.err.println(Arguments.USAGE);
      return BAD_ARGUMENTS;
    } catch (IOException | IllegalStateException e) {
      System.err.println("local-aws cannot start: " + e.getMessage());
      return FAILED;
    }
  }

  private static void announce(LocalAws aws, PrintStream out) {
    out.println("export AWS_ENDPOINT_URL=" + aws.endpoint());
    out.println("export AWS_ACCESS_KEY_ID=" + aws.defaultAccount());
    out.println("export AWS_SECRET_ACCESS_KEY=local");
    out.println("export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1");
    out.println("export LOCAL_AWS_CA_BUNDLE=" + aws.caBundle());
    out.flush();
  }
}
