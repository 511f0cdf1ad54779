import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kaon.data.root.Numbers;
import org.kaon.data.root.RootBranch;
import org.kaon.data.root.RootFile;
import org.kaon.data.root.RootTree;

/** Reads branches when asked: for each line "FILE TREE BRANCH,…" on standard input, one with the nanoseconds taken and the sum of all values. */
final class RootReading {
    private RootReading() {}

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Numbers[] columns = new Numbers[words[2].split(",").length];
            long start = System.nanoTime();
            try (RootFile file = RootFile.open(Path.of(words[0]))) {
                RootTree tree = file.tree(words[1]);
                String[] names = words[2].split(",");
                for (int i = 0; i < names.length; i++) {
                    RootBranch branch = tree.branch(names[i]);
                    columns[i] = branch.isFixed() ? branch.numbers() : branch.jagged().values();
                }
            }
            long nanoseconds = System.nanoTime() - start;
            double sum = 0;
            for (Numbers column : columns) {
                for (double value : column.doubles()) {
                    sum += value;
                }
            }
            System.out.println(nanoseconds + " " + sum);
        }
    }
}
