package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * A snapshot as an SDK's class describes it.
 *
 * @param <D> the SDK's class
 * @param <B> its builder
 */
abstract class ShownSnapshot<D extends ToCopyableBuilder<B, D>, B extends CopyableBuilder<B, D>>
    extends Snapshot {

  private final SnapshotFields<D, B> fields;
  private final Shown<D, B> shown;

  ShownSnapshot(Place place, SnapshotKind<?> kind, SnapshotFields<D, B> fields, D shown) {
    super(place, kind);
    this.fields = fields;
    this.shown = new Shown<>(shown);
  }

  D shown() {
    return shown.now();
  }

  /** Others see neither tags nor with whom it is shared. */
  D shownTo(Place viewer) {
    return isOwnedBy(viewer)
        ? shown()
        : shown().toBuilder().applyMutation(it -> fields.setTags().accept(it, List.of())).build();
  }

  @Override
  public String arn() {
    return fields.arn().apply(shown());
  }

  @Override
  public List<Tag> tags() {
    return fields.tags().apply(shown());
  }

  @Override
  public void tag(List<Tag> tags) {
    shown.change(now -> fields.setTags().accept(now, tags));
  }

  @Override
  String id() {
    return fields.id().apply(shown());
  }

  @Override
  String databaseId() {
    return fields.databaseId().apply(shown());
  }

  @Override
  String databaseResourceId() {
    return fields.databaseResourceId().apply(shown());
  }

  @Override
  String status() {
    return fields.status().apply(shown());
  }

  @Override
  String type() {
    return fields.type().apply(shown());
  }

  @Override
  String engineName() {
    return fields.engine().apply(shown());
  }

  @Override
  String kmsKey() {
    return fields.kmsKey().apply(shown());
  }

  @Override
  Instant created() {
    return fields.created().apply(shown());
  }

  @Override
  void showStatus(String status) {
    shown.change(now -> fields.setStatus().accept(now, status));
  }

  @Override
  void showComplete() {
    showStatus(AVAILABLE);
    shown.change(now -> fields.setProgress().accept(now, 100));
  }
}
