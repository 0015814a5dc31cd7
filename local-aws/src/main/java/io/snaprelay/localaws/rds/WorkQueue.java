package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The real work behind one resource: one piece after the other, a failed one stops none. */
final class WorkQueue {

  /** What takes real time: files and servers. */
  interface Work {
    void run() throws IOException;
  }

  static final Work NOTHING = () -> {};

  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** The future ends with the work, in the thread that did it. */
  synchronized CompletableFuture<Void> add(CompletableFuture<Void> start, Work work) {
    last = last.handle((done, failed) -> null).thenCombine(start, (a, b) -> run(work));
    return last;
  }

  private static Void run(Work work) {
    try {
      work.run();
      return null;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
