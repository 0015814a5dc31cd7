package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * A database as an SDK's class describes it.
 *
 * @param <S> its snapshots
 * @param <D> the SDK's class
 * @param <B> its builder
 */
abstract class ShownDatabase<
        S extends Snapshot, D extends ToCopyableBuilder<B, D>, B extends CopyableBuilder<B, D>>
    extends RdsDatabase<S> {

  private final DatabaseFields<D, B> fields;
  private final Shown<D, B> shown;

  ShownDatabase(Place place, DatabaseKind kind, DatabaseFields<D, B> fields, D shown) {
    super(place, kind);
    this.fields = fields;
    this.shown = new Shown<>(shown);
  }

  D shown() {
    return shown.now();
  }

  void change(Consumer<B> change) {
    shown.change(change);
  }

  @Override
  public String arn() {
    return fields.arn().apply(shown.now());
  }

  @Override
  public List<Tag> tags() {
    return fields.tags().apply(shown.now());
  }

  @Override
  public void tag(List<Tag> tags) {
    change(now -> fields.setTags().accept(now, tags));
  }

  @Override
  String id() {
    return fields.id().apply(shown.now());
  }

  @Override
  String resourceId() {
    return fields.resourceId().apply(shown.now());
  }

  @Override
  String status() {
    return fields.status().apply(shown.now());
  }

  @Override
  Engine engine() {
    return Engine.named(fields.engine().apply(shown.now()));
  }

  @Override
  String masterUsername() {
    return fields.masterUsername().apply(shown.now());
  }

  @Override
  MasterUserSecret masterSecret() {
    return fields.masterSecret().apply(shown.now());
  }

  @Override
  boolean copiesTagsToSnapshots() {
    return Boolean.TRUE.equals(fields.copiesTags().apply(shown.now()));
  }

  @Override
  boolean isProtected() {
    return Boolean.TRUE.equals(fields.isProtected().apply(shown.now()));
  }

  @Override
  void showStatus(String status) {
    change(now -> fields.setStatus().accept(now, status));
  }

  @Override
  void showMasterSecret(MasterUserSecret secret) {
    change(now -> fields.setMasterSecret().accept(now, secret));
  }

  @Override
  void showName(String newName) {
    change(now -> fields.setId().accept(now, newName));
    change(now -> fields.setArn().accept(now, place().arn(kind().arnType(), newName)));
  }
}
