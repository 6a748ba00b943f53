using System.Collections.Frozen;

namespace MindfulBond.Care;

/// <summary>
/// Common first names. Only where grammar can't tell a name from a noun (German), or where nothing but two capitals points to a person, does a
/// name have to stand here.
/// </summary>
internal static class FirstNames
{
    private static readonly FrozenSet<string> Names = (
        "Aaron Adam Adrian Agnes Aisha Alan Alana Albert Alejandra Alejandro Alex Alexander Alexandra Alexis Alfie Ali Alice Alicia Alina Alison Amanda Amber Amelia Amelie Amy Ana "
        + "André Andrea Andreas Andrew Andrés Angela Ángel Anika Anita Anja Anke Anna Anne Annette Annika Anthony Antje Antoine Anton Antonia Antonio Arjun Arthur Ashley Astrid Aurélie Ava "
        + "Barbara Beatriz Beate Ben Benedikt Benjamin Bernd Bernhard Beth Bettina Birgit Björn Brandon Brian Bridget Britta Brigitte Bruno Camille Carina Carl Carla Carlos Carmen Carol Caroline Carolin "
        + "Catherine Cathy Céline Charles Charlie Charlotte Chiara Chloe Chloé Chris Christian Christiane Christina Christine Christoph Christopher Claire Clara Claudia Clémence Connor Craig Cristina "
        + "Dan Daniel Daniela Danielle Darren Dave David Deborah Denise Dennis Derek Diana Diego Dieter Dirk Dominik Donna Doris Doug Duncan Dylan Eduardo Edward Elena Eleanor Elias Elisabeth Elizabeth Elke "
        + "Ella Ellen Emil Emilia Emilie Emily Emma Emmanuel Enrique Eric Erik Esther Ethan Eva Evan Evelyn Fabian Fatima Felix Fernando Finn Fiona Florian Franck François Françoise Frank Franz Franziska "
        + "Fred Frederic Friederike Friedrich Gabriel Gabriele Gareth Gary Gavin Geoff George Georg Gerald Gerd Gerhard Gisela Giulia Gordon Graham Greg Gregor Guillaume Günter Günther Hannah Hanna Hannes Hans Harald "
        + "Harriet Harry Heather Heidi Heike Heinz Helen Helena Helga Helmut Henri Henry Hélène Holger Holly Horst Hugo Ian Ibrahim Ignacio Ines Inés Inga Ingo Ingrid Irene Iris Isaac Isabel Isabella Isabelle "
        + "Ivan Jacob Jacqueline Jakob James Jamie Jan Jana Jane Janet Janina Jasmin Jason Javier Jean Jenna Jennifer Jenny Jens Jeremy Jérôme Jesse Jessica Jill Joan Joachim Joanna João Jochen Joe Joel Johan Johanna "
        + "Johannes John Jonas Jonathan Jordan Jörg Jorge José Josef Joseph Josh Joshua Juan Judith Jule Julia Julian Juliane Julie Julien Jürgen Justin Kai Karen Karin Karl Kate Katharina Katherine Kathrin Kathy Katie "
        + "Katja Katrin Kayla Keith Kelly Ken Kenneth Kerstin Kevin Kim Kirsten Klaus Kurt Kyle Lars Laura Lauren Laurent Léa Lea Lena Leon Leonie Leo Lewis Liam Lina Linda Lisa Louis Louise Luc Luca Lucas Lucía Lucie Lucy Luis Luisa "
        + "Lukas Luke Lydia Madison Magdalena Maja Manfred Manon Manuel Manuela Marc Marcel Marco Marcus Margaret Margarita María Maria Marie Marina Mario Marion Markus Marta Martin Martina Mathieu Mathilde Matt Matthew Matthias "
        + "Maurice Max Maximilian Megan Mehmet Mia Michael Michaela Michel Michelle Miguel Mike Mohammed Mona Monica Monika Moritz Mustafa Nadine Nadja Nancy Natalie Natasha Nathalie Nathan Neil Niamh Nicholas Nicola Nicolas Nicole Nico Niklas "
        + "Nils Nina Noah Nora Norbert Nuria Olaf Oliver Olivia Olivier Omar Oscar Owen Pablo Paige Pamela Pascal Patricia Patrick Patrizia Paul Paula Pauline Pedro Peter Petra Philip Philipp Philippe Pia Pierre Pilar Priya Rachel Rafael Rainer Ralf Ramona "
        + "Raquel Rebecca Regina Renate Ricardo Richard Rita Robert Roberto Robin Rocío Rolf Romain Ronald Rosa Rosie Ross Ruth Ryan Sabine Sabrina Sally Sam Samantha Samuel Sandra Santiago Sara Sarah Sascha Scott Sean Sebastian Sebastián Sergio Sharon "
        + "Shaun Shirley Silke Silvia Simon Simone Sofia Sofía Sophia Sophie Stefan Stefanie Stephanie Stephen Steve Steven Stéphane Stuart Susan Susanne Sven Svenja Sylvie Tanja Tara Teresa Theo Theresa Thierry Thomas Thorsten Tim Timo Tina Tobias Tom "
        + "Tommy Toni Tony Torsten Tracy Trevor Udo Ulrich Ulrike Ursula Ute Uwe Valentina Valérie Vanessa Vera Verena Veronika Victor Victoria Vincent Virginie Volker Walter Wendy Werner William Wolfgang Xavier Yasmin Yves Yvonne Zoe Zoé Jack Nick Rob Will Mark Sue Rose Grace Bob Bill")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Names that are words too: they count only with a capital.
    private static readonly FrozenSet<string> Words = new[]
    {
        "mark", "will", "grace", "rose", "sue", "rob", "bill", "nick", "jack", "frank", "iris", "max", "can", "jean", "holly", "amber", "ana", "rita", "josh", "kai", "mona", "angel",
        "jan", "joan", "gary", "don", "toni", "kurt", "ross", "victor", "marie", "claire", "rosa", "luc", "rosie", "sally", "karen", "jenny", "tim", "kim", "dan", "sam", "pia", "ute", "linda",
    }.ToFrozenSet();

    /// <summary>A common first name, with a capital.</summary>
    public static bool Has(string word) => char.IsUpper(word[0]) && Names.Contains(word);

    /// <summary>A common first name in small letters that can't be another word.</summary>
    public static bool HasSmall(string word) => Names.Contains(word) && !Words.Contains(word);
}
