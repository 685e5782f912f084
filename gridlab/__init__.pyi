from gridlab.app.library.dataset import Dataset as Dataset
from gridlab.app.library.dataset import quality as quality
from gridlab.app.library.dataset import read_dataset as read_dataset
from gridlab.app.library.embedding import Embedding as Embedding
from gridlab.app.library.embedding import embed as embed
from gridlab.app.library.embedding import read_embedding as read_embedding
from gridlab.app.library.estimators import CKL as CKL
from gridlab.app.library.estimators import SOE as SOE
from gridlab.app.library.estimators import STE as STE
from gridlab.app.library.estimators import TSTE as TSTE
from gridlab.app.library.estimators import SNaCK as SNaCK
from gridlab.app.library.simulation import simulate as simulate
from gridlab.app.library.study import open_study as open_study
from gridlab.domain.errors import GridLabError as GridLabError
from gridlab.science.embedding.screens import Screens as Screens

__version__: str
