package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.Scalars;
import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The JSON object of one reply. */
final class JsonReply {
  private final JsonGenerator json;

  JsonReply(JsonGenerator json) {
    this.json = json;
  }

  void refusal(Reply.Refusal refusal) {
    object(() -> {
      json.writeStringProperty("error", refusal.error());
      json.writeStringProperty("message", refusal.message());
      fields(refusal.facts(), new HashSet<>(Set.of("error", "message")));
    });
  }

  void report(Reply.Report report) {
    var names = new HashSet<String>();
    json.writeStartObject();
    fields(report.facts(), names);
    if (report.list().isEmpty()) {
      report.sections().forEach(section -> section(section, names));
    } else {
      json.writeArrayPropertyStart(report.list());
      report.sections().forEach(section -> object(() -> section(section, new HashSet<>())));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void section(Section section, Set<String> names) {
    fields(section.facts(), names);
    section.bodies().forEach(body -> body(body, names));
  }

  /**
   * Writes those that programs see.
   *
   * @param names of the object so far; the first of a name counts
   */
  private void fields(List<Field> fields, Set<String> names) {
    for (Field field : fields) {
      if (field.column().show().inData() && names.add(field.column().name())) {
        property(field.column().name(), field.value());
      }
    }
  }

  private void body(Body body, Set<String> names) {
    if (body instanceof Body.Details details && details.name().isEmpty()) {
      details(details, names);
    } else if (body.inData() && names.add(body.name())) {
      json.writeName(body.name());
      named(body);
    }
  }

  private void details(Body.Details details, Set<String> names) {
    fields(details.fields(), names);
    details.bodies().forEach(body -> body(body, names));
  }

  private void named(Body body) {
    switch (body) {
      case Body.Table table -> array(() -> table.rows().forEach(row -> row(table.columns(), row)));
      case Body.Tree tree -> tree(tree);
      case Body.Details details -> object(() -> details(details, new HashSet<>()));
      case Body.Counts counts -> object(() -> counts.counts().forEach(json::writeNumberProperty));
      case Body.Documents documents ->
          array(() -> documents.documents().forEach(json::writeRawValue));
    }
  }

  private void array(Runnable entries) {
    json.writeStartArray();
    entries.run();
    json.writeEndArray();
  }

  private void object(Runnable properties) {
    json.writeStartObject();
    properties.run();
    json.writeEndObject();
  }

  private void row(List<Column> columns, List<Value> values) {
    object(() -> cells(columns, values));
  }

  private void cells(List<Column> columns, List<Value> values) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).show().inData()) {
        property(columns.get(i).name(), values.get(i));
      }
    }
  }

  /** By a stack of its own: a queue of waiters can be deeper than the thread's. */
  private void tree(Body.Tree tree) {
    var ends = new ArrayDeque<Runnable>();
    json.writeStartArray();
    ends.push(json::writeEndArray);
    tree.roots().reversed().forEach(root -> ends.push(() -> node(tree, root, ends)));
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
  }

  private void node(Body.Tree tree, Body.Node node, ArrayDeque<Runnable> next) {
    json.writeStartObject();
    cells(tree.columns(), node.values());
    json.writeArrayPropertyStart(tree.children());
    next.push(() -> {
      json.writeEndArray();
      json.writeEndObject();
    });
    node.children().reversed().forEach(child -> next.push(() -> node(tree, child, next)));
  }

  private void property(String name, Value value) {
    json.writeName(name);
    value(value);
  }

  private void value(Value value) {
    switch (value) {
      case Value.Text(String text) -> json.writeString(text);
      case Value.Whole(long number) -> json.writeNumber(number);
      case Value.Seconds(double seconds) -> json.writeNumber(Scalars.seconds(seconds));
      case Value.Moment(var at) -> json.writeString(Scalars.moment(at));
      case Value.Clock(var at) -> json.writeString(Scalars.moment(at));
      case Value.Flag(boolean set) -> json.writeBoolean(set);
      case Value.Many(var values) -> array(() -> values.forEach(this::value));
      case Value.Named(var values) -> object(() -> values.forEach(this::property));
      case Value.Line _, Value.Ahead _, Value.Channel _ -> json.writeString(CellText.text(value));
      case Value.Listed _, Value.None _ -> json.writeNull();
    }
  }
}
