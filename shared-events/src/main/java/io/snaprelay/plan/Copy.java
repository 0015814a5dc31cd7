package io.snaprelay.plan;

import java.util.Optional;

/**
 * One copy of the snapshot.
 *
 * @param region where it goes
 * @param kmsKey id, ARN or alias of the key in that region; required when the source is encrypted
 *     and the region differs
 * @param account whose it becomes; absent means the source's account
 */
public record Copy(String region, Optional<String> kmsKey, Optional<String> account) {}
