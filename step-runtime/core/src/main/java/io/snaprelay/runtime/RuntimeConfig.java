package io.snaprelay.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every service needs to know. AWS itself is configured by the SDK's own variables. */
@ConfigMapping(prefix = "snaprelay")
public interface RuntimeConfig {
  /** The service's name, for example {@code copy-service}; set by the service itself. */
  String service();

  /** Where the ledger lies: {@code file:/folder} or {@code s3://bucket/prefix}. */
  String ledger();

  /** Name or ARN of the event bus. */
  @WithDefault("snaprelay")
  String bus();

  /** Name or URL of the service's own queue; by default {@code snaprelay-<service>}. */
  Optional<String> queue();

  /** Name or URL of the dead-letter queue; by default that of the service, {@code ...-dlq}. */
  Optional<String> deadLetterQueue();

  Recheck recheck();

  Sweep sweep();

  /** How a service removes what was left behind. */
  interface Sweep {
    /** How long something stays after people were told of it. */
    @WithDefault("1H")
    Duration grace();
  }

  Copy copy();

  /** Snapshots that lie in other accounts. */
  interface Copy {
    /**
     * ARN of the role that every account with copies lets us assume, {@code %s} for the account.
     */
    @WithDefault("arn:aws:iam::%s:role/snaprelay-copy")
    String role();
  }

  Site site();

  /** What a site leaves to others, where databases are restored in several. */
  interface Site {
    /** The only regions that are its own; by default every one but those of the others. */
    Optional<List<String>> regions();

    /** The regions of other sites. */
    Optional<List<String>> others();
  }

  Source source();

  /** Production databases in other accounts. */
  interface Source {
    /** These accounts; each has {@code source-account.yaml}. */
    Optional<List<String>> accounts();

    /**
     * ARN of the role that they let us assume, {@code %s} for the account; in all other accounts it
     * is {@link Copy#role}.
     */
    @WithDefault("arn:aws:iam::%s:role/snaprelay-source")
    String role();
  }

  /** How often a service looks by itself, without an RDS event. */
  interface Recheck {
    /** From the AWS call to the first look. */
    @WithDefault("60S")
    Duration first();

    /** Between one look and the next. */
    @WithDefault("60S")
    Duration next();
  }
}
