package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;

/** Where the SDK's class keeps the facts of an instance or a cluster. */
record DatabaseFields<D, B>(
    Function<D, String> id,
    Function<D, String> arn,
    Function<D, String> resourceId,
    Function<D, String> status,
    Function<D, String> engine,
    Function<D, String> masterUsername,
    Function<D, MasterUserSecret> masterSecret,
    Function<D, Boolean> copiesTags,
    Function<D, Boolean> isProtected,
    Function<D, List<Tag>> tags,
    BiConsumer<B, String> setId,
    BiConsumer<B, String> setArn,
    BiConsumer<B, String> setStatus,
    BiConsumer<B, MasterUserSecret> setMasterSecret,
    BiConsumer<B, List<Tag>> setTags) {}
