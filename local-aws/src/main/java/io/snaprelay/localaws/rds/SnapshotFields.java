package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Where the SDK's class keeps the facts of a snapshot.
 *
 * @param databaseId the name of the database that it is of
 * @param type manual or automated
 * @param kmsKey the ARN of the key, null if it is not encrypted
 */
record SnapshotFields<D, B>(
    Function<D, String> id,
    Function<D, String> arn,
    Function<D, String> databaseId,
    Function<D, String> databaseResourceId,
    Function<D, String> status,
    Function<D, String> type,
    Function<D, String> engine,
    Function<D, String> kmsKey,
    Function<D, Instant> created,
    Function<D, List<Tag>> tags,
    BiConsumer<B, String> setStatus,
    BiConsumer<B, Integer> setProgress,
    BiConsumer<B, List<Tag>> setTags) {}
