import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Let veraPDF judge files: one line for each file and profile, then one for each rule that failed. */
class Judge {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : new String[] {"PDFA-3A", "PDFUA-1"}) {
            ValidationProfile profile;
            try (InputStream rules = Judge.class.getResourceAsStream(FOLDER + name + ".xml")) {
                profile = Profiles.profileFromXml(rules);
            }
            PDFAFlavour flavour = profile.getPDFAFlavour();
            for (String path : arguments) {
                try (InputStream file = new FileInputStream(path);
                        PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
                    ValidationResult result = Foundries.defaultInstance().createValidator(profile, 20, false, false, false)
                            .validate(parser);
                    String verdict = result.isCompliant() ? "compliant" : "not compliant";
                    System.out.println(name + "\t" + verdict + "\t" + path);
                    for (TestAssertion found : result.getTestAssertions()) {
                        System.out.println("  " + found.getRuleId() + " " + found.getMessage());
                    }
                }
            }
        }
    }
}
