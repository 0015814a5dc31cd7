package io.snaprelay.notify.channel;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Makes one attempt to tell one recipient, on a thread of its own: the slowest channel costs no
 * other anything. What comes back is always an answer; a defect is one too, so that the number of
 * attempts bounds it.
 */
@ApplicationScoped
public class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);

  private final ExecutorService threads = Executors.newCachedThreadPool(Sender::thread);
  private final Channels channels;

  Sender(Channels channels) {
    this.channels = channels;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "channel");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to tell it. */
  public CompletableFuture<Answer> send(Notice notice, Recipient recipient) {
    return CompletableFuture.supplyAsync(() -> attempt(notice, recipient), threads);
  }

  private Answer attempt(Notice notice, Recipient recipient) {
    try {
      return channels.of(recipient).tell(notice);
    } catch (Channel.Unusable e) {
      return new Answer.Refused(e.getMessage());
    } catch (AwsFailure e) {
      return answer(e);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Run %s: a defect when %s was to be told", notice.about().run(), recipient);
      return new Answer.Failed("a defect (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  /** AWS's text may quote what was sent; its code does not. */
  private static Answer answer(AwsFailure failure) {
    if (!failure.isTransient()) {
      return new Answer.Refused("AWS refuses it: " + failure.code());
    }
    return new Answer.Failed(
        failure.code().equals(AwsCalls.NO_ANSWER)
            ? "AWS does not answer"
            : "AWS answers " + failure.code());
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }
}
