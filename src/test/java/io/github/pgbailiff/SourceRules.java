package io.github.pgbailiff;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The rules about the text of the sources, which class files do not tell.
 *
 * @param violations what breaks a rule, with what is wrong
 */
record SourceRules(Map<String, String> violations) {
  static final int FILE = 200;
  static final int METHOD = 20;

  private static final Pattern QUESTION =
      Pattern.compile("(What|Who|Whom|Whose|Whether|Which|How|Where|When|Why)\\b.*");

  /** Looks at all of these sources. */
  static SourceRules of(List<? extends JavaFileObject> sources) throws IOException {
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    var scan = new Scan(DocTrees.instance(task));
    for (CompilationUnitTree unit : task.parse()) {
      scan.scan(unit, null);
    }
    return new SourceRules(scan.found);
  }

  /** The walk through one source after the other. */
  private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Map<String, String> found = new TreeMap<>();
    private final Deque<String> types = new ArrayDeque<>();
    private final DocTrees trees;

    Scan(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void nothing) {
      long lines = line(unit, trees.getSourcePositions().getEndPosition(unit, unit));
      String path = unit.getSourceFile().getName();
      tell("file " + path.substring(path.lastIndexOf('/') + 1), lines, FILE);
      return super.visitCompilationUnit(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      types.addLast(type.getSimpleName().toString());
      DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
      if (doc != null && QUESTION.matcher(doc.toString().strip()).lookingAt()) {
        found.put("doc " + String.join(".", types), "opens with a question, not with a noun");
      }
      super.visitClass(type, null);
      types.removeLast();
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      BlockTree body = method.getBody();
      if (body != null) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        var positions = trees.getSourcePositions();
        long braces =
            line(unit, positions.getEndPosition(unit, body))
                - line(unit, positions.getStartPosition(unit, body));
        tell("method " + String.join(".", types) + "." + method.getName(), braces - 1, METHOD);
      }
      return super.visitMethod(method, null);
    }

    private void tell(String what, long lines, int most) {
      if (lines > most) {
        found.put(what, "%d lines, more than %d".formatted(lines, most));
      }
    }

    private static long line(CompilationUnitTree unit, long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
