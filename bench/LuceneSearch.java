// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene 8 as a rival of bench-search.sh: makes an index and answers queries from its input.
//
//   java -cp … LuceneSearch.java build INDEX TEXTS     every file below TEXTS is one document
//   java -cp … LuceneSearch.java answer INDEX          a query a line: KIND FIELD WORDS, by tabs
//
// KIND is and, phrase or or; FIELD is exact, or bare, which has no accents.  Each answer is one
// line: nanoseconds on the clock, nanoseconds of the processor, and how many documents are on the
// first page; or all there are, when the line begins with "count" and a tab; or how many of them
// have a passage with the words marked, when it begins with "passages" and a tab.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class LuceneSearch {
    static final int PAGE = 20;

    /** Words in lower case, without accents in the field "bare". */
    static class Words extends Analyzer {
        Words() {
            super(Analyzer.PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream words = new LowerCaseFilter(source);
            if (field.equals("bare"))
                words = new ASCIIFoldingFilter(words);
            return new TokenStreamComponents(source, words);
        }
    }

    static void build(Path index, Path texts) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(texts)) {
            files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        // What its fastest highlighter wants: the text, and where each word stands in it.
        FieldType placed = new FieldType(TextField.TYPE_STORED);
        placed.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        IndexWriterConfig config = new IndexWriterConfig(new Words()).setRAMBufferSizeMB(64);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config)) {
            for (Path file : files) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Document document = new Document();
                document.add(new Field("exact", text, placed));
                document.add(new Field("bare", text, placed));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    static Query query(String kind, String field, String[] words) {
        if (kind.equals("phrase"))
            return new PhraseQuery(field, words);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words)
            all.add(new TermQuery(new Term(field, word)), kind.equals("and")
                                                              ? BooleanClause.Occur.MUST
                                                              : BooleanClause.Occur.SHOULD);
        return all.build();
    }

    static void answer(Path index) throws IOException {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null); // the work is measured, not the memory of it
            UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, new Words());
            highlighter.setMaxLength(1 << 20);
            String line;
            while ((line = in.readLine()) != null) {
                String[] parts = line.replaceFirst("^(count|passages)\t", "").split("\t");
                boolean counts = line.startsWith("count\t"), shows = line.startsWith("passages\t");
                long clock = System.nanoTime(), processor = thread.getCurrentThreadCpuTime();
                Query asked = query(parts[0], parts[1], parts[2].split(" "));
                long found = 0;
                if (counts)
                    found = searcher.count(asked);
                else {
                    TopDocs best = searcher.search(asked, PAGE);
                    found = best.scoreDocs.length;
                    if (shows)
                        found = Stream.of(highlighter.highlight(parts[1], asked, best))
                                    .filter(passage -> passage.contains("<b>")).count();
                }
                out.println((System.nanoTime() - clock) + " "
                            + (thread.getCurrentThreadCpuTime() - processor) + " " + found);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("build"))
            build(Paths.get(arguments[1]), Paths.get(arguments[2]));
        else
            answer(Paths.get(arguments[1]));
    }
}
